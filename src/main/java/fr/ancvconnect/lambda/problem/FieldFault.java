package fr.ancvconnect.lambda.problem;

/** What can be wrong about one field of a request; the sentences are in the catalogue. */
public enum FieldFault {
    REQUIRED, ID_FORM, UNKNOWN_VALUE, CURRENCY, AMOUNT_RANGE, TOO_LONG, CONTROL_CHARACTERS, EMAIL_FORM, COUNTRY_FORM,
    ANCV_ID_FORM, BENEFICIARY_FORM, LIMIT_RANGE, CSV_LIMIT_RANGE, CURSOR_UNKNOWN, INSTANT_FORM, DATE_FORM, REPEATED;

    /** The key of its sentence in the catalogue. */
    String key() {
        return "field." + name();
    }
}
