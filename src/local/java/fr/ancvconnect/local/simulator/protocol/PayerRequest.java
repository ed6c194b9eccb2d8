package fr.ancvconnect.local.simulator.protocol;

import fr.ancvconnect.local.simulator.http.JsonFields;
import fr.ancvconnect.local.simulator.http.MalformedRequestException;
import fr.ancvconnect.local.simulator.http.WireAmount;
import java.util.List;
import java.util.regex.Pattern;

/** The merchant's request that names the payer and the amount. */
record PayerRequest(String beneficiaryId, WireAmount amount) {

    private static final Pattern EMAIL_OR_NUMBER = Pattern.compile("[0-9]{11}|[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final int LONGEST_EMAIL = 254;

    static PayerRequest read(JsonFields body) {
        JsonFields payer = body.object("payer");
        String beneficiaryId = payer.text("beneficiaryId", LONGEST_EMAIL);
        if (!EMAIL_OR_NUMBER.matcher(beneficiaryId).matches()) {
            throw new MalformedRequestException("payer.beneficiaryId is neither an e-mail address nor 11 digits");
        }
        return new PayerRequest(beneficiaryId, WireAmount.read(payer.object("amount")));
    }

    /** Returns the fields that the seal of the call covers, in the protocol's order. */
    List<String> sealedFields(String transactionId) {
        return List.of(transactionId, beneficiaryId, Long.toString(amount.cents()));
    }
}
