package fr.ancvconnect.console;

import java.util.UUID;

/** The steps of a user: in columns on a wide screen, from view to view on a narrow one. */
final class ConsoleWalkthrough {

    private static final String ESTABLISHMENT = "camping-des-pins";

    private final Browser browser;
    private final boolean sideBySide;
    private final String customer;

    /** With a customer that no other test uses. */
    ConsoleWalkthrough(Browser browser, boolean sideBySide) {
        this(browser, sideBySide, newCustomer());
    }

    /** A customer of whom nobody asked a payment before. */
    static String newCustomer() {
        return "client-" + UUID.randomUUID().toString().substring(0, 8) + "@exemple.fr";
    }

    ConsoleWalkthrough(Browser browser, boolean sideBySide, String customer) {
        this.browser = browser;
        this.sideBySide = sideBySide;
        this.customer = customer;
    }

    /** Opens the console as a first visit and activates the option. */
    void begin(String language, int width) {
        browser.arrive(sideBySide ? "" : "argent/" + ESTABLISHMENT, language, width);
        activate("10000651");
    }

    /** Activates the option where it is off. */
    void activate(String ancvId) {
        browser.see("money-view .option");
        if (browser.shows("money-view .option .badge.neutral")) {
            browser.type("#ancv-id", ancvId);
            browser.click(".choice input[value=on]");
        }
        browser.see("money-view .option .badge.success");
    }

    void newFolder() {
        goTo("dossier");
        browser.click("folder-view form button.primary");
        browser.see("[data-folder-status=OPEN]");
    }

    void request(String amount) {
        goTo("dossier");
        browser.type("#request-amount", amount);
        browser.click("folder-view form button.primary");
        browser.type("dialog #beneficiary", customer);
        browser.click("dialog button.primary");
        browser.see("payment-card .countdown");
    }

    void confirmOnThePhone(String amount) {
        goTo("telephone");
        browser.see(".request .confirm");
        browser.type(".adjust input", amount);
        browser.click(".request .confirm");
        browser.see(".phone-idle");
    }

    void refuse() {
        goTo("dossier");
        browser.click("payment-card .row > button");
        browser.type("dialog #reason", "-");
        browser.click("dialog button.danger");
    }

    void book() {
        goTo("reservation");
        browser.click("checkout-view form button.primary");
        browser.see("checkout-view input[value=card]");
    }

    void pay(String amount) {
        goTo("reservation");
        browser.type("#guest-amount", amount);
        browser.type("#guest-beneficiary", customer);
        browser.click("checkout-view form button.primary");
        browser.see(".payment-wait .countdown");
    }

    /** In columns all views are visible, except that the establishment's column has two tabs. */
    void goTo(String place) {
        if (!sideBySide) {
            browser.click("nav a[href*=" + place + "]");
        } else if (place.equals("dossier")) {
            browser.click(".segments button:nth-child(2)");
        }
    }
}
