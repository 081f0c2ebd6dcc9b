package atalaya.population.department;

import atalaya.population.chance.Chance;
import atalaya.population.export.Dialect;
import atalaya.population.export.Table;
import atalaya.population.noise.PhoneForms;
import atalaya.population.people.Country;
import atalaya.population.story.Life;
import atalaya.population.story.Shopper;
import java.io.IOException;
import java.util.List;

/// Calls as the telephone system logs them: the number in whatever form the exchange delivers it,
/// the wait, whether the caller hung up, and what the agent ticked.
///
/// The system exports what a spreadsheet calls Unicode text: tabs, two bytes a letter.
public final class CallCentre implements Department {
    private static final double HIDDEN = 0.05;
    private static final double ASKED_FOR_THEIR_NUMBER = 0.22;
    private static final List<String> AGENTS =
            List.of(
                    "Lucía Romero",
                    "Dani Rey",
                    "Olga Sáez",
                    "Kepa Mujika",
                    "Rita Lago",
                    "Samuel Pons",
                    "Eva Lara");

    private final Office office;
    private final Table calls;

    public CallCentre(Office office) {
        this.office = office;
        calls =
                office.byTime(
                        "llamadas.tsv",
                        Dialect.UNICODE_TABS,
                        "id_llamada inicio cola numero cliente agente estado espera_s conversacion_s motivo resultado pedido "
                                + "ticket devolucion notas devuelta");
    }

    @Override
    public List<Table> tables() {
        return List.of(calls);
    }

    @Override
    public void serve(Shopper shopper, Life life) throws IOException {
        var chance = office.chance("calls", shopper.entity());
        boolean careful = shopper.habits().care() >= 1;
        for (var call : life.calls) {
            boolean hidden = !careful && chance.happens(HIDDEN);
            var crm = shopper.keys().crm();
            boolean identified =
                    !call.abandoned()
                            && !crm.isEmpty()
                            && (hidden || chance.happens(ASKED_FOR_THEIR_NUMBER));
            calls.row(
                    call.at(),
                    call.number(),
                    office.blunders.date(calls.name(), Office.SECOND.format(call.at()), chance),
                    call.queue(),
                    hidden ? "" : number(shopper, chance),
                    identified ? crm.getFirst() : "",
                    call.abandoned() ? "" : chance.oneOf(AGENTS),
                    call.abandoned() ? "ABANDONADA" : "ATENDIDA",
                    call.waitSeconds(),
                    call.talkSeconds(),
                    call.abandoned() ? "" : call.topic().spanish(),
                    call.result(),
                    noted(call, "P-"),
                    noted(call, "T"),
                    noted(call, "RMA"),
                    call.note(),
                    call.callBack() == null ? "" : Office.SECOND.format(call.callBack()));
        }
    }

    /// The number the agent noted, where it is one of this kind.
    private static String noted(Life.Call call, String kind) {
        return call.reference().startsWith(kind) && !call.abandoned() ? call.reference() : "";
    }

    /// The number of whoever calls: mostly the own mobile, else the telephone of the house.
    private static String number(Shopper shopper, Chance chance) {
        var person = shopper.person();
        boolean fromHome =
                !person.landline().isEmpty() && shopper.habits().care() < 1 && chance.happens(0.18);
        var number = fromHome || person.mobile().isEmpty() ? person.landline() : person.mobile();
        return PhoneForms.typed(number, Country.SPAIN, chance);
    }
}
