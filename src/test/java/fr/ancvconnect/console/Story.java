package fr.ancvconnect.console;

/** What somebody does at the console, step by step. */
final class Story {

    private final Browser browser;

    Story(Browser browser) {
        this.browser = browser;
    }

    /** Switches the option on where it is off. */
    void activate(String establishment, String ancvId) {
        browser.see("money-place option[value=" + establishment + "]");
        browser.see("money-place .option");
        if (browser.shows("money-place .option .badge.ended")) {
            browser.type("#ancv-id", ancvId);
            browser.click(".choice input[value=on]");
        }
        browser.see("money-place .option .badge.good");
    }

    void newFolder() {
        if (browser.shows(".segments")) {
            browser.click(".segments button:nth-child(2)");
        }
        browser.click("folder-place form button.primary");
        browser.see("[data-folder-status=OPEN]");
    }

    void request(String amount, String customer) {
        browser.type("#request-amount", amount);
        browser.click("folder-place form button.primary");
        browser.type("dialog #beneficiary", customer);
        browser.click("dialog button.primary");
    }

    void confirmOnThePhone(String amount) {
        browser.see(".request .confirm");
        browser.type(".adjust input", amount);
        browser.click(".request .confirm");
        browser.see(".nothing");
    }

    void refuse() {
        browser.click("payment-card .row > button");
        browser.type("dialog #reason", "-");
        browser.click("dialog button.danger");
    }

    void book() {
        browser.click("checkout-place form button.primary");
        browser.see("checkout-place input[value=card]");
    }

    void pay(String amount, String customer) {
        browser.type("#guest-amount", amount);
        browser.type("#guest-beneficiary", customer);
        browser.click("checkout-place form button.primary");
    }
}
