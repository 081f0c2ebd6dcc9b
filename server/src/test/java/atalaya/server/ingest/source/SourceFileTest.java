package atalaya.server.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atalaya.identity.record.DataKind;
import atalaya.server.store.AtalayaError;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SourceFileTest {

    static final Path EXAMPLE = Path.of("src/test/resources/atalaya/server/ingest/source/crm.yaml");

    private static final String SMALL =
            """
            source: crm
            title: CRM
            kinds: [demographic]
            trust: 80
            files:
              customers:
                file: "*.csv"
                records: person
                key: id
                columns:
                  nombre: givenName
                  nacimiento: birthDate
            """;

    @Test
    void theExampleOfTheDocumentationIsUnderstood() {
        var source = SourceFile.read(EXAMPLE);

        assertThat(source.name()).isEqualTo("crm");
        assertThat(source.freshness()).isEqualTo(Duration.ofDays(1));
        assertThat(source.zone()).isEqualTo(ZoneId.of("Europe/Madrid"));
        assertThat(source.kinds())
                .containsExactlyInAnyOrder(DataKind.DEMOGRAPHIC, DataKind.TRANSACTIONAL);
        assertThat(source.files())
                .extracting(FileRule::name)
                .containsExactly("customers", "quotes", "returns");
        assertThat(source.matching(Path.of("exports/crm_ofertas-11.csv.gz")))
                .map(FileRule::name)
                .contains("quotes");
        assertThat(source.matching(Path.of("other.csv"))).isEmpty();
    }

    @Test
    void aMistakeIsToldWithItsLineAndTheNearestWord() {
        assertError(
                SMALL.replace("trust: 80", "thrust: 80"),
                "Atalaya-2202",
                "crm.yaml:4",
                "did you mean trust ?");
        assertError(
                SMALL.replace("records: person", "record: person"),
                "Atalaya-2202",
                "crm.yaml:8",
                "did you mean records ?");
        assertError(SMALL.replace("trust: 80\n", ""), "Atalaya-2203", "crm.yaml:1", "");
        assertError(SMALL.replace("80", "180"), "Atalaya-2204", "crm.yaml:4", "");
        assertError(SMALL.replace("crm\n", "C R M\n"), "Atalaya-2204", "crm.yaml:1", "");
        assertError(
                SMALL.replace("birthDate", "birthdate"),
                "Atalaya-2205",
                "crm.yaml:12",
                "did you mean birthDate ?");
        assertError(
                SMALL.replace("demographic", "demografic"),
                "Atalaya-2205",
                "crm.yaml:3",
                "did you mean demographic ?");
        assertError(
                SMALL.replace("birthDate", "{ as: birthDate, format: dd/QQQQQQ }"),
                "Atalaya-2204",
                "crm.yaml:12",
                "");
        assertError("a: [1", "Atalaya-2201", "crm.yaml:1", "");
        assertError("", "Atalaya-2201", "crm.yaml", "");
        assertError(SMALL + "title: again\n", "Atalaya-2201", "crm.yaml:13", "");
    }

    @Test
    void yesAndNoStayText() {
        var source =
                SourceFile.parse(
                        SMALL
                                + """
                                    consent: { channel: email, purpose: marketing, column: ok, granted: [YES], denied: [NO, off] }
                                """,
                        "crm.yaml");

        var records = (FileRule.Records) source.files().getFirst().content();
        assertThat(records.consents().getFirst().denied()).containsExactlyInAnyOrder("no", "off");
    }

    private static void assertError(String yaml, String code, String where, String remedy) {
        assertThatThrownBy(() -> SourceFile.parse(yaml, "crm.yaml"))
                .isInstanceOfSatisfying(
                        AtalayaError.class,
                        error -> {
                            assertThat(error.code()).as(error.text(Locale.ENGLISH)).isEqualTo(code);
                            assertThat(error.where())
                                    .as(error.text(Locale.ENGLISH))
                                    .isEqualTo(where);
                            assertThat(error.remedy()).contains(remedy);
                        });
    }
}
