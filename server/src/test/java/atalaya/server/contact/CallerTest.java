package atalaya.server.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

    @ParameterizedTest
    @CsvSource({
        "+34 612 40 55 90, +34612405590",
        "0034612405590, +34612405590",
        "612405590, 612405590",
        "(612) 40-55-90, 612405590",
        "tel:+34-612-405-590, +34612405590",
        "sip:+34612405590@pbx.example;user=phone, +34612405590",
        "sips:612405590@10.0.0.1:5061, 612405590",
        "'\"Marta P.\" <sip:%2B34612405590@pbx.example>', +34612405590",
    })
    void aSwitchboardWritesANumberInManyWays(String sent, String digits) {
        assertThat(Caller.read(sent)).isEqualTo(new Caller.Number(digits));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "anonymous",
                "Anonymous",
                "sip:anonymous@anonymous.invalid",
                "\"Anonymous\" <sip:restricted@pbx.example>",
                "unknown",
                "Oculto",
                "0000000",
                "0012",
                "-1",
                "sip:lucia@pbx.example",
                "123456789012345678901234567890"
            })
    void whoeverKeepsTheirNumberToThemselvesIsHidden(String sent) {
        assertThat(Caller.read(sent)).isEqualTo(new Caller.Hidden());
    }

    @Test
    void noNumberAtAllIsHiddenToo() {
        assertThat(Caller.read(null).number()).isEmpty();
    }
}
