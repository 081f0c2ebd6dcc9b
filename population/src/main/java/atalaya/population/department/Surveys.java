package atalaya.population.department;

import atalaya.population.chance.Chance;
import atalaya.population.export.Dialect;
import atalaya.population.export.Json;
import atalaya.population.export.Table;
import atalaya.population.noise.PhoneForms;
import atalaya.population.people.Country;
import atalaya.population.story.Life;
import atalaya.population.story.Shopper;
import atalaya.population.story.Topic;
import java.io.IOException;
import java.util.List;

/// What customers say: surveys answered by mail or text message, and what they write on the net,
/// where few say who they are.
public final class Surveys implements Department {
    private static final double SPEAKS_UP = 0.055;
    private static final List<String> NETWORKS =
            List.of("X", "Instagram", "Facebook", "Opiniones", "TikTok");

    private final Office office;
    private final Table nps;
    private final Table satisfaction;
    private final Table mentions;

    public Surveys(Office office) {
        this.office = office;
        nps =
                office.byTime(
                        "encuestas_nps.csv",
                        Dialect.NEWER_OFFICE,
                        "encuesta enviada respondida nota comentario correo telefono referencia");
        satisfaction =
                office.byTime(
                        "encuestas_satisfaccion.csv",
                        Dialect.NEWER_OFFICE,
                        "encuesta enviada respondida estrellas comentario correo telefono referencia");
        mentions = office.byTime("redes_menciones.jsonl", Dialect.COMMAS, "");
    }

    @Override
    public List<Table> tables() {
        return List.of(nps, satisfaction, mentions);
    }

    @Override
    public void serve(Shopper shopper, Life life) throws IOException {
        var chance = office.chance("surveys", shopper.entity());
        var person = shopper.person();
        for (var survey : life.surveys) {
            if (person.email().isEmpty() && person.mobile().isEmpty()) {
                continue;
            }
            boolean byMail =
                    !person.email().isEmpty() && (person.mobile().isEmpty() || chance.happens(0.8));
            (survey.nps() ? nps : satisfaction)
                    .row(
                            survey.sent(),
                            survey.number(),
                            Office.minute(survey.sent()),
                            Office.minute(survey.answered()),
                            survey.answered() == null ? "" : survey.score(),
                            survey.text(),
                            byMail ? person.email() : "",
                            byMail ? "" : PhoneForms.typed(person.mobile(), Country.SPAIN, chance),
                            survey.reference());
        }
        if (!life.purchases.isEmpty() && chance.happens(SPEAKS_UP)) {
            int times = 1 + chance.poisson(0.4);
            for (int i = 0; i < times; i++) {
                speak(shopper, life, i, chance);
            }
        }
    }

    private void speak(Shopper shopper, Life life, int nth, Chance chance) throws IOException {
        var purchase = chance.oneOf(life.purchases);
        boolean angry =
                life.left() != null && chance.happens(0.4)
                        || !life.returns.isEmpty() && chance.happens(0.4);
        int tone = angry ? -chance.between(1, 2) : chance.between(-1, 2);
        var at = purchase.at().plusHours(chance.between(2, 300));
        if (!at.isBefore(life.until)) {
            return;
        }
        var network = chance.oneOf(NETWORKS);
        var kind =
                network.equals("Opiniones")
                        ? "Review"
                        : chance.happens(0.6)
                                ? "Mention"
                                : chance.happens(0.6)
                                        ? "Comment"
                                        : chance.happens(0.5) ? "Like" : "Share";
        var topic =
                angry
                        ? chance.oneOf(
                                List.of(Topic.DELAY, Topic.DEFECT, Topic.TREATMENT, Topic.FEE))
                        : Topic.OTHER;
        boolean words = !kind.equals("Like") && !kind.equals("Share");
        var text =
                words
                        ? office.phrases.customer(
                                tone,
                                topic,
                                purchase.first(),
                                purchase.shop().town(),
                                chance.between(9, 80),
                                chance)
                        : "";
        var person = shopper.person();
        var handle =
                "@"
                        + person.name()
                                .given()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replaceAll("[^a-z]", "")
                        + chance.between(1, 9_999);
        boolean known =
                !person.email().isEmpty()
                        && chance.happens(network.equals("Opiniones") ? 0.9 : 0.35);
        mentions.line(
                at,
                new Json()
                        .with(
                                "id",
                                "R" + office.numbering.record(shopper.entity(), nth, "mentions"))
                        .with("fecha", Office.utc(at))
                        .with("red", network)
                        .with("tipo", kind)
                        .with(
                                "autor",
                                new Json()
                                        .with("usuario", handle)
                                        .with("correo", known ? person.email() : ""))
                        .with("texto", text)
                        .with(
                                "estrellas",
                                kind.equals("Review")
                                        ? Integer.toString(Math.clamp(3 + tone, 1, 5))
                                        : "")
                        .with("articulo", purchase.first().article())
                        .toString());
    }
}
