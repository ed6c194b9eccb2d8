package fr.ancvconnect.app.start;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.payment.PaymentId;

/** The command to start a payment. */
record StartCommand(Caller caller, FolderId folder, PaymentId id, Money amount, Beneficiary beneficiary) {}
