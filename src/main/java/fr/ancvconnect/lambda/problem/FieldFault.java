package fr.ancvconnect.lambda.problem;

/** The possible faults of one field of a request. The texts are in the message files. */
public enum FieldFault {
    REQUIRED,
    ID_FORM,
    UNKNOWN_VALUE,
    CURRENCY,
    AMOUNT_RANGE,
    TOO_LONG,
    CONTROL_CHARACTERS,
    EMAIL_FORM,
    COUNTRY_FORM,
    ANCV_ID_FORM,
    BENEFICIARY_FORM,
    LIMIT_RANGE,
    CSV_LIMIT_RANGE,
    CURSOR_UNKNOWN,
    INSTANT_FORM,
    DATE_FORM,
    VALID_UNTIL_FORM,
    VALID_UNTIL_RANGE,
    RETURN_URL_FORM,
    AMOUNT_OF_LINK,
    REPEATED;

    /** The key of the text in the message files. */
    String key() {
        return "field." + name();
    }
}
