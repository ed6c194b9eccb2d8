package fr.ancvconnect.console;

import java.util.UUID;

/** The steps of a user: with all views in columns on a wide screen, with navigation between them on a narrow one. */
final class ConsoleWalkthrough {

    private static final String ESTABLISHMENT = "camping-des-pins";

    private final Browser browser;
    private final boolean inColumns;
    private final String customer;

    /** Creates a walkthrough with a customer that no other test uses. */
    ConsoleWalkthrough(Browser browser, boolean inColumns) {
        this(browser, inColumns, newCustomer());
    }

    /** Returns a new customer, who has no payment requests. */
    static String newCustomer() {
        return "client-" + UUID.randomUUID().toString().substring(0, 8) + "@exemple.fr";
    }

    ConsoleWalkthrough(Browser browser, boolean inColumns, String customer) {
        this.browser = browser;
        this.inColumns = inColumns;
        this.customer = customer;
    }

    /** Opens the console as a first visit and activates the option. */
    void start(String language, int width) {
        browser.openAsFirstVisit(inColumns ? "" : "argent/" + ESTABLISHMENT, language, width);
        activate("10000651");
    }

    /** Activates the option if it is inactive. */
    void activate(String ancvId) {
        browser.waitFor("money-view .option");
        if (browser.isShown("money-view .option .badge.neutral")) {
            browser.type("#ancv-id", ancvId);
            browser.click(".choice input[value=on]");
        }
        // The guided tour leaves the view at once.
        browser.waitFor("money-view .option .badge.success, .tour[data-step=folder]");
    }

    void newFolder() {
        goTo("dossier");
        browser.click("folder-view form button.primary");
        browser.waitFor("[data-folder-status=OPEN]");
    }

    void request(String amount) {
        goTo("dossier");
        browser.type("folder-view #amount", amount);
        browser.click("folder-view form button.primary");
        browser.type("dialog #beneficiary", customer);
        browser.click("dialog button.primary");
        browser.waitFor(".payment .countdown");
    }

    /** Creates a payment link; the customer chooses an empty amount. */
    void createLink(String amount) {
        goTo("dossier");
        browser.waitFor("payment-links .create");
        int before = browser.all("payment-links li").size();
        browser.click("payment-links .create");
        browser.type("dialog #link-amount", amount);
        browser.click("dialog button.primary");
        browser.waitFor("payment-links li:nth-last-child(" + (before + 1) + "):first-child");
        browser.waitFor("payment-links .create:enabled");
    }

    void confirmOnThePhone(String amount) {
        goTo("telephone");
        browser.waitFor(".request .confirm");
        browser.type(".adjust input", amount);
        browser.click(".request .confirm");
        browser.waitFor(".phone-idle");
    }

    void refuse() {
        goTo("dossier");
        browser.click(".payment .row > button");
        browser.type("dialog #reason", "-");
        browser.click("dialog button.danger");
    }

    void book() {
        goTo("reservation");
        browser.click("checkout-view form button.primary");
        browser.waitFor("checkout-view #amount, checkout-view .unavailable > *");
    }

    void pay(String amount) {
        goTo("reservation");
        browser.type("checkout-view #amount", amount);
        browser.type("checkout-view #beneficiary", customer);
        browser.click("checkout-view form button.primary");
        browser.waitFor(".payment-wait .countdown");
    }

    /** In columns all views are visible, except that the establishment's column has two tabs. */
    void goTo(String view) {
        if (!inColumns) {
            browser.click("nav a[href*=" + view + "]");
        } else if (view.equals("dossier")) {
            browser.click(".segments button:nth-child(2)");
        }
    }
}
