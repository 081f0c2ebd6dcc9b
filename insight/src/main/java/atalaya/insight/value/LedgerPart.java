package atalaya.insight.value;

/// What makes up a contribution: net sales − cost − discounts − freight − service − returns
/// handling − acquisition + referral credit, net sales being sales − returns.
public enum LedgerPart {
    SALES(1),
    RETURNS(-1),
    COST(-1),
    DISCOUNTS(-1),
    FREIGHT(-1),
    SERVICE(-1),
    RETURNS_HANDLING(-1),
    ACQUISITION(-1),
    REFERRAL_CREDIT(1);

    private final int sign;

    LedgerPart(int sign) {
        this.sign = sign;
    }

    /// 1 where it adds to the contribution, −1 where it takes away.
    public int sign() {
        return sign;
    }
}
