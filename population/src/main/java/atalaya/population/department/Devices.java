package atalaya.population.department;

import atalaya.population.chance.Chance;
import atalaya.population.export.Dialect;
import atalaya.population.export.Json;
import atalaya.population.export.Table;
import atalaya.population.story.Life;
import atalaya.population.story.Product;
import atalaya.population.story.Purchase;
import atalaya.population.story.Shopper;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;

/// Things that report by themselves: who registered them, what they measure, and when they fail.
public final class Devices implements Department {
    private static final double REGISTERED = 0.17;
    private static final double REPORTS_UNREGISTERED = 0.04;
    private static final double FAULTY = 0.13;
    private static final int MOST_READINGS = 14;
    private static final List<String> FAULTS =
            List.of(
                    "E04 temperatura",
                    "E11 motor bloqueado",
                    "E17 fuga de agua",
                    "E21 sin conexión",
                    "E30 batería agotada");

    private final Office office;
    private final Table registrations;
    private final Table readings;

    public Devices(Office office) {
        this.office = office;
        registrations =
                office.byNumber(
                        "disp_registros.csv",
                        Dialect.MARKED_COMMAS,
                        "",
                        "registro titular correo telefono dispositivo modelo pedido comprado");
        readings = office.byTime("disp_lecturas.jsonl.gz", Dialect.COMMAS, "");
    }

    @Override
    public List<Table> tables() {
        return List.of(registrations, readings);
    }

    @Override
    public void serve(Shopper shopper, Life life) throws IOException {
        var chance = office.chance("devices", shopper.entity());
        int number = 0;
        for (var purchase : life.purchases) {
            for (var line : purchase.lines()) {
                if (line.product().connected()) {
                    device(shopper, purchase, line.product(), number++, life, chance);
                }
            }
        }
    }

    private void device(
            Shopper shopper, Purchase purchase, Product product, int nth, Life life, Chance chance)
            throws IOException {
        long serial = Chance.mix(7L * purchase.order().hashCode() + nth) >>> 20;
        var device =
                product.article().substring(0, 3) + "-%011X".formatted(serial & 0xFFFFFFFFFFFL);
        boolean registered = nth < 4 && chance.happens(REGISTERED);
        if (registered) {
            var seen = office.write(shopper, "devices", chance);
            var registration = "G" + office.numbering.record(shopper.entity(), nth, "devices");
            registrations.row(
                    registration,
                    seen.whole(),
                    seen.email(),
                    seen.phone(),
                    device,
                    product.name(),
                    chance.happens(0.3) ? purchase.order() : "",
                    Office.day(purchase.at().toLocalDate()));
            office.truth.is(registration, "devices", shopper.entity());
        }
        if (registered || chance.happens(REPORTS_UNREGISTERED)) {
            report(device, purchase.at().plusDays(3), life, chance);
        }
    }

    private void report(String device, LocalDateTime first, Life life, Chance chance)
            throws IOException {
        boolean faulty = chance.happens(FAULTY);
        var at = first;
        for (int i = 1; i <= MOST_READINGS && at.isBefore(life.until); i++) {
            boolean fault = faulty && chance.happens(0.25);
            readings.line(
                    at,
                    new Json()
                            .with("id", device + "-" + i)
                            .with("ts", Office.utc(at))
                            .with("dispositivo", device)
                            .with("tipo", fault ? "fault" : "reading")
                            .with("codigo", fault ? chance.oneOf(FAULTS) : "")
                            .with(
                                    "medida",
                                    new Json()
                                            .with("usos", chance.between(0, 60))
                                            .with("temperatura", chance.between(180, 420) / 10.0))
                            .toString());
            at = at.plusDays(chance.between(14, 60)).plusMinutes(chance.below(600));
        }
    }
}
