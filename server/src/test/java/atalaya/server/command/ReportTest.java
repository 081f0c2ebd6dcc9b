package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The report of matched files. It is left in `target/specimens`, to be looked at.
class ReportTest {

    private static final Pattern FETCHED =
            Pattern.compile(
                    "(src|href|action)=\"(?!#)|url\\(|@import|<script|<link|<iframe|\\sstyle=");

    private static final String PEOPLE =
            """
            record_id,source,nombre,apellido1,apellido2,fecha_nacimiento,telefono,email,oficio
            1,crm,Ann,Lee,,1984-03-09,612405590,ann@lee.example,nurse
            7,shop,Ann,Marsh,,09/03/1984,+34 612 405 590,ann@lee.example,nurse
            2,crm,Joan,Prado,Iglesias,1970-01-25,699111222,joan.prado@correo.example,baker
            3,crm,Joana,Prados,,1983-11-20,,joana@prados.example,baker
            9,till,PRADO IGLESIAS,JOAN,,1970-01-25,699111222,,
            4,crm,Rosa,Vidal,Mora,1991-07-30,655123987,rosa.vidal@correo.example,cook
            8,shop,Rosa,Vidal,,30/07/1991,,<b>no address</b>,cook
            5,crm,Rosa,Vidal,Moya,1991-07-03,,,cook
            """;

    @TempDir Path folder;

    private String report(String text, String language) throws IOException {
        var people = Files.writeString(folder.resolve("people.csv"), text);
        var report = folder.resolve("report.html");
        var ran =
                Terminals.run(
                        "resolve",
                        people.toString(),
                        "--out",
                        folder.resolve("out.csv").toString(),
                        "--report",
                        report.toString(),
                        "--lang",
                        language);
        assertThat(ran.exit()).as(ran.err()).isZero();
        return Files.readString(report);
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void onePageThatNeedsNoOtherAndSpeaksTheLanguage(String language) throws IOException {
        var html = report(PEOPLE, language);
        Files.createDirectories(Path.of("target", "specimens"));
        Files.writeString(Path.of("target", "specimens", language + "-report.html"), html);

        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<html lang=\"" + language + "\">")
                .doesNotContain("⟦");
        assertThat(FETCHED.matcher(html).results().map(found -> found.group())).isEmpty();
        assertThat(html)
                .contains(
                        language.equals("es")
                                ? "contiene datos personales"
                                : "holds personal data");
    }

    @Test
    void itShowsWhatWasUnderstoodAndWhatWasNotRead() throws IOException {
        var html = report(PEOPLE, "en");

        assertThat(html)
                .contains("fecha_nacimiento")
                .contains("Birth date")
                .contains("&lt;b&gt;no address&lt;/b&gt;")
                .doesNotContain("<b>no address</b>");
    }

    @Test
    void peopleWhoAreAllDifferentHaveAReportToo() throws IOException {
        var html =
                report(
                        """
                        record_id,nombre,apellido1,fecha_nacimiento
                        1,Ann,Lee,1984-03-09
                        2,Joan,Prado,1970-01-25
                        """,
                        "es");

        assertThat(html).contains("Ningún par está en duda", "Cada cliente tiene un solo registro");
    }
}
