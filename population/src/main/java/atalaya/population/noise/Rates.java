package atalaya.population.noise;

import atalaya.population.chance.Chance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/// How often each mistake is made; the shipped ones stand in `rates.properties`.
public final class Rates {
    /// Everything that can go wrong, named as in the file.
    public enum Slip {
        NAME_HYPOCORISTIC("name.hypocoristic"),
        NAME_COMPOUND_SHORTENED("name.compoundShortened"),
        NAME_ABBREVIATED("name.abbreviated"),
        NAME_INITIAL("name.initial"),
        NAME_SECOND_SURNAME_MISSING("name.secondSurnameMissing"),
        NAME_SURNAMES_SWAPPED("name.surnamesSwapped"),
        NAME_GIVEN_AND_SURNAME_SWAPPED("name.givenAndSurnameSwapped"),
        NAME_PARTICLE_GLUED("name.particleGlued"),
        NAME_PARTICLE_DROPPED("name.particleDropped"),
        NAME_TYPO("name.typo"),
        NAME_PHONETIC("name.phonetic"),
        NAME_DAMAGED_LETTER("name.damagedLetter"),
        NAME_TITLE("name.title"),
        NAME_FORMER_KEPT("name.formerKept"),
        NAME_ACCENTS_LOST("name.accentsLost"),
        NAME_UPPER_CASE("name.upperCase"),
        NAME_LOWER_CASE("name.lowerCase"),
        NAME_SURNAME_FIRST("name.surnameFirst"),
        BIRTH_DAY_AND_MONTH_SWAPPED("birth.dayAndMonthSwapped"),
        BIRTH_DIGIT("birth.digit"),
        BIRTH_PLACEHOLDER("birth.placeholder"),
        DOCUMENT_WRONG_LETTER("document.wrongLetter"),
        DOCUMENT_LETTER_DROPPED("document.letterDropped"),
        DOCUMENT_DIGITS_SWAPPED("document.digitsSwapped"),
        DOCUMENT_PUNCTUATED("document.punctuated"),
        DOCUMENT_LOWER_CASE("document.lowerCase"),
        DOCUMENT_PLACEHOLDER("document.placeholder"),
        PHONE_FAMILY("phone.family"),
        PHONE_LANDLINE_FIRST("phone.landlineFirst"),
        PHONE_TYPO("phone.typo"),
        PHONE_PLACEHOLDER("phone.placeholder"),
        EMAIL_FAMILY("email.family"),
        EMAIL_SECOND("email.second"),
        EMAIL_TYPO("email.typo"),
        EMAIL_PLACEHOLDER("email.placeholder"),
        EMAIL_LETTERS_RAISED("email.lettersRaised"),
        ADDRESS_FORMER_KEPT("address.formerKept"),
        ADDRESS_TYPO("address.typo"),
        ADDRESS_POSTAL_CODE_MISSING("address.postalCodeMissing"),
        ADDRESS_CITY_OTHERWISE("address.cityOtherwise"),
        ADDRESS_UPPER_CASE("address.upperCase");

        private final String word;

        Slip(String word) {
            this.word = word;
        }
    }

    private final Map<Slip, Double> shares = new EnumMap<>(Slip.class);

    private Rates() {}

    public static Rates shipped() {
        var read = new Properties();
        try (var stream = Rates.class.getResourceAsStream("rates.properties")) {
            read.load(stream);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        var rates = new Rates();
        for (var slip : Slip.values()) {
            var share = read.getProperty(slip.word);
            if (share == null) {
                throw new IllegalStateException(
                        "rates.properties does not say how often %s is.".formatted(slip.word));
            }
            rates.shares.put(slip, Double.parseDouble(share));
        }
        return rates;
    }

    public double of(Slip slip) {
        return shares.getOrDefault(slip, 0.0);
    }

    /// Whether it happens this time.
    ///
    /// @param sloppiness how much more often than usual; 0 is never
    boolean happens(Slip slip, double sloppiness, Chance chance) {
        double share = of(slip) * sloppiness;
        return share > 0 && chance.happens(share);
    }
}
