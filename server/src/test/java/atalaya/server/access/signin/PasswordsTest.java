package atalaya.server.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.access.signin.Passwords.Weakness;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void lengthCountsAndCompositionDoesNot() {
        assertThat(Passwords.weakness("una frase larga")).isEmpty();
        assertThat(Passwords.weakness("Kurz!1aZ")).contains(Weakness.SHORT);
        assertThat(Passwords.weakness("😀".repeat(6))).contains(Weakness.SHORT);
        assertThat(Passwords.weakness("ab cd ef gh ".repeat(20))).contains(Weakness.LONG);
    }

    @Test
    void whatEverybodyChoosesIsRefused() {
        assertThat(Passwords.weakness("password1234")).contains(Weakness.COMMON);
        assertThat(Passwords.weakness("aaaaaaaaaaaaaaa")).contains(Weakness.COMMON);
        assertThat(Passwords.weakness("123456789012")).contains(Weakness.COMMON);
        assertThat(Passwords.weakness("abcdefghijklm")).contains(Weakness.COMMON);
        assertThat(Passwords.weakness("annlee-atalaya", "ann", "Ann Lee"))
                .contains(Weakness.NAMES_YOU);
    }

    @Test
    void itIsKeptAsArgon2idWithBoundedMemory() throws Exception {
        var kept = passwords.hash("una frase larga");

        assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("frase");
        assertThat(passwords.hash("una frase larga")).as("salted").isNotEqualTo(kept);
        assertThat(passwords.matches("una frase larga", kept)).isTrue();
        assertThat(passwords.matches("una frase corta", kept)).isFalse();
    }

    @Test
    void anAccentIsOneHoweverItWasTyped() throws Exception {
        var kept = passwords.hash("corazo\u0301n tranquilo");

        assertThat(passwords.matches("coraz\u00f3n tranquilo", kept)).isTrue();
    }

    @Test
    void nobodysPasswordMatchesNothing() throws Exception {
        assertThat(passwords.matches("nobody has this password", null)).isFalse();
    }
}
