// Between which amounts a payment of a folder can be started.

/** The cents between which a payment of the folder can be started. */
export const rangeOf = ({ ancvConnect: { minimumAmount, maximumAmount } }) => ({ least: minimumAmount.amount, most: maximumAmount.amount });
