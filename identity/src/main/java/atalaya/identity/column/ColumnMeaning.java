package atalaya.identity.column;

import atalaya.identity.record.Attribute;

/// What a column holds.
public sealed interface ColumnMeaning {

    /// Values of one of our words.
    record Of(Attribute attribute) implements ColumnMeaning {}

    /// A part of an attribute that the file keeps in several columns.
    record Part(Piece piece) implements ColumnMeaning {}

    /// The name of the source each row comes from.
    record Source() implements ColumnMeaning {}

    /// The row's own id.
    record RecordId() implements ColumnMeaning {}

    /// Says whether a row is a person or a company.
    record Type() implements ColumnMeaning {}

    /// None of our words, yet it may help to tell records apart: an occupation, a title.
    record Other() implements ColumnMeaning {}

    /// Says nothing about who it is: empty, nearly constant, or a running number.
    record Ignored() implements ColumnMeaning {}

    /// Pieces of attributes.
    enum Piece {
        BIRTH_YEAR,
        BIRTH_MONTH,
        BIRTH_DAY,
        HOUSE_NUMBER;

        /// The word reports use: `birthYear`.
        public String word() {
            return switch (this) {
                case BIRTH_YEAR -> "birthYear";
                case BIRTH_MONTH -> "birthMonth";
                case BIRTH_DAY -> "birthDay";
                case HOUSE_NUMBER -> "houseNumber";
            };
        }
    }
}
