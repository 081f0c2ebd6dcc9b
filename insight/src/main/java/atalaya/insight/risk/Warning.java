package atalaya.insight.risk;

/// Something that whoever looks after a customer should know now.
///
/// @param subject what it is about where there may be several, such as a return; else empty
/// @param from the number it was, in the unit of its kind
/// @param to the number it is
public record Warning(Kind kind, String subject, long from, long to) {

    /// Of what it warns, in the order in which it is told.
    public enum Kind {
        /// Health fell `from` … `to`, 0 to 100.
        HEALTH_RECEDES,
        /// As good as gone, and never said why.
        SILENT_CHURN,
        /// A return waits since `to` days, where `from` are its term.
        RETURN_OVERDUE,
        /// Something was issued and is not used.
        CARD_UNUSED,
        /// Looked at products `to` times in a week, where `from` times were usual.
        INTEREST_RISES,
        /// A device reported a fault.
        DEVICE_FAULT
    }
}
