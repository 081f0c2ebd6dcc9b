package atalaya.population.department;

import atalaya.population.chance.Chance;
import atalaya.population.export.Dialect;
import atalaya.population.export.Money;
import atalaya.population.export.Table;
import atalaya.population.story.Life;
import atalaya.population.story.Purchase;
import atalaya.population.story.Shopper;
import java.io.IOException;
import java.util.List;

/// What passes the tills of the shops, with the number of the club, the token of the card, or
/// nothing that says who bought.
public final class Tills implements Department {
    private static final double SHOWS_CLUB_CARD = 0.82;

    private final Office office;
    private final Table tickets;

    public Tills(Office office) {
        this.office = office;
        tickets =
                office.byTime(
                        "caja_tickets.csv",
                        Dialect.MARKED_COMMAS,
                        "ticket fecha_hora tienda caja operacion socio tarjeta pedido articulos unidades importe descuento "
                                + "coste forma_pago");
    }

    @Override
    public List<Table> tables() {
        return List.of(tickets);
    }

    @Override
    public void serve(Shopper shopper, Life life) throws IOException {
        var chance = office.chance("tills", shopper.entity());
        for (var purchase : life.purchases) {
            if (!purchase.online()) {
                sale(shopper, purchase, life, chance);
            }
        }
    }

    private void sale(Shopper shopper, Purchase purchase, Life life, Chance chance)
            throws IOException {
        var keys = shopper.keys();
        boolean careful = shopper.habits().care() >= 1;
        boolean club = !keys.loyalty().isEmpty() && (careful || chance.happens(SHOWS_CLUB_CARD));
        var member = club ? chance.oneOf(keys.loyalty()) : "";
        var card = purchase.byCard() && keys.card() != null ? keys.card() : "";
        // An order appears on a ticket where goods are delivered later, or an invoice was asked
        // for.
        boolean invoiced = keys.billing() != null && life.invoiced(purchase);
        boolean delivered =
                life.deliveries.stream().anyMatch(delivery -> delivery.purchase() == purchase);
        boolean returned = life.returns.stream().anyMatch(back -> back.purchase() == purchase);
        long full =
                purchase.lines().stream()
                        .mapToLong(line -> line.units() * line.product().cents())
                        .sum();
        tickets.row(
                purchase.at(),
                purchase.ticket(),
                office.blunders.date(tickets.name(), Office.SECOND.format(purchase.at()), chance),
                purchase.shop().number(),
                chance.between(1, 6),
                "VENTA",
                member,
                card,
                delivered || returned || invoiced ? purchase.order() : "",
                String.join(
                        "|",
                        purchase.lines().stream().map(line -> line.product().article()).toList()),
                purchase.units(),
                Money.plain(purchase.cents()),
                Money.plain(full - purchase.cents()),
                Money.plain(purchase.costCents()),
                card.isEmpty()
                        ? chance.oneOf(List.of("EFECTIVO", "TARJETA", "TARJETA", "BIZUM"))
                        : "TARJETA NORTE");
    }
}
