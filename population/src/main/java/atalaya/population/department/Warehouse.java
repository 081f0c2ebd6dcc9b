package atalaya.population.department;

import atalaya.population.export.Dialect;
import atalaya.population.export.Money;
import atalaya.population.export.Table;
import atalaya.population.story.Life;
import atalaya.population.story.Shopper;
import java.io.IOException;
import java.util.List;

/// Parcels out and parcels back. The warehouse knows orders and return numbers, and no people.
public final class Warehouse implements Department {
    private final Office office;
    private final Table shipments;
    private final Table returns;

    public Warehouse(Office office) {
        this.office = office;
        shipments =
                office.byTime(
                        "alm_envios.csv",
                        Dialect.COMMAS,
                        "envio pedido transportista expedido comprometido intento_fallido entregado puntual bultos coste");
        returns =
                office.byTime(
                        "alm_devoluciones.csv",
                        Dialect.COMMAS,
                        "rma pedido articulo motivo defecto solicitada recibida inspeccionada abonada rechazada importe canal");
    }

    @Override
    public List<Table> tables() {
        return List.of(shipments, returns);
    }

    @Override
    public void serve(Shopper shopper, Life life) throws IOException {
        var chance = office.chance("warehouse", shopper.entity());
        for (var delivery : life.deliveries) {
            var delivered = delivery.delivered();
            shipments.row(
                    delivery.shipped(),
                    delivery.number(),
                    delivery.purchase().order(),
                    delivery.carrier(),
                    office.blunders.date(
                            shipments.name(), Office.minute(delivery.shipped()), chance),
                    Office.day(delivery.promised()),
                    Office.minute(delivery.failed()),
                    Office.minute(delivered),
                    delivered == null ? "" : delivery.late() ? "NO" : "SI",
                    delivery.purchase().lines().size(),
                    Money.plain(395 + 60L * delivery.purchase().lines().size()));
        }
        for (var back : life.returns) {
            returns.row(
                    back.requested(),
                    back.number(),
                    back.purchase().order(),
                    back.line().product().article(),
                    back.reason(),
                    back.defect()
                            ? chance.oneOf(
                                    List.of(
                                            "No enciende",
                                            "Roto",
                                            "Falta una pieza",
                                            "Ruido",
                                            "Pantalla"))
                            : "",
                    Office.minute(back.requested()),
                    office.blunders.date(returns.name(), Office.minute(back.received()), chance),
                    Office.minute(back.inspected()),
                    Office.minute(back.refunded()),
                    Office.minute(back.rejected()),
                    Money.plain(back.line().cents()),
                    back.purchase().online() ? "web" : "store");
        }
    }
}
