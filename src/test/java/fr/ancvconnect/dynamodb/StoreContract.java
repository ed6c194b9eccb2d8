package fr.ancvconnect.dynamodb;

/** The contract of every store: the same tests run on the table and in memory. */
abstract class StoreContract
        implements StateContract,
                StartContract,
                DecisionWriteContract,
                FolderContract,
                DeclarationContract,
                CancellationContract,
                EstablishmentContract,
                CheckIndexContract,
                EstablishmentPaymentsContract,
                ErasureContract,
                PaymentLinkContract {}
