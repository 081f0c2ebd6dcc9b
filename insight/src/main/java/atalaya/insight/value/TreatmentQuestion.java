package atalaya.insight.value;

/// What may be asked of a treatment.
public sealed interface TreatmentQuestion {

    /// May something come back so many days after its delivery?
    ///
    /// @param defect whether it is faulty
    record Return(int days, boolean defect) implements TreatmentQuestion {}

    /// May the customer pay later?
    record OnCredit() implements TreatmentQuestion {}

    /// May the customer pay so many days after the invoice?
    record PayAfter(int days) implements TreatmentQuestion {}

    /// May there be a discount?
    record Reduction() implements TreatmentQuestion {}

    /// Does somebody help at this hour of the day, 0 to 23?
    record HelpAt(int hour) implements TreatmentQuestion {}
}
