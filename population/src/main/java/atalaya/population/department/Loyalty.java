package atalaya.population.department;

import atalaya.population.chance.Chance;
import atalaya.population.export.Dialect;
import atalaya.population.export.Table;
import atalaya.population.story.Life;
import atalaya.population.story.Shopper;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// The club: its members, who brought them, their points and their level.
public final class Loyalty implements Department {
    private static final DateTimeFormatter DASHES = DateTimeFormatter.ofPattern("dd-MM-yyyy");
    private static final int REMEMBERED = 400;
    private static final double WAS_REFERRED = 0.14;

    private final Office office;
    private final Table members;
    private final Table points;

    /// Members who may have brought the next ones; a few bring many.
    private final List<String> sponsors = new ArrayList<>();

    public Loyalty(Office office) {
        this.office = office;
        members =
                office.byNumber(
                        "club_socios.csv",
                        Dialect.COMMAS,
                        "7004",
                        "socio nombre apellidos sexo nacimiento documento correo movil direccion cp ciudad nivel padrino alta "
                                + "publicidad");
        points =
                office.byTime(
                        "club_puntos.csv",
                        Dialect.COMMAS,
                        "apunte fecha socio operacion puntos pedido ahijado nivel");
    }

    @Override
    public List<Table> tables() {
        return List.of(members, points);
    }

    @Override
    public void serve(Shopper shopper, Life life) throws IOException {
        if (shopper.keys().loyalty().isEmpty()) {
            return;
        }
        var chance = office.chance("loyalty", shopper.entity());
        long spent = life.purchases.stream().mapToLong(bought -> bought.cents()).sum();
        var level = spent > 400_000 ? "ORO" : spent > 120_000 ? "PLATA" : "BÁSICO";
        var sponsor = !sponsors.isEmpty() && chance.happens(WAS_REFERRED) ? sponsor(chance) : "";
        for (var number : shopper.keys().loyalty()) {
            var seen = office.write(shopper, "loyalty", chance);
            var surnames =
                    seen.surname2().isEmpty()
                            ? seen.surname1()
                            : seen.surname1() + " " + seen.surname2();
            members.row(
                    number,
                    seen.given(),
                    surnames,
                    Crm.spanishSex(seen.sex()),
                    seen.birth(),
                    seen.document(),
                    seen.email(),
                    seen.phone(),
                    seen.address(),
                    seen.postalCode(),
                    seen.city(),
                    level,
                    sponsor,
                    DASHES.format(shopper.habits().since()),
                    chance.happens(0.6) ? "1" : "0");
            office.truth.is(number, "loyalty", shopper.entity());
        }
        var number = shopper.keys().loyalty().getFirst();
        if (sponsors.size() < REMEMBERED) {
            sponsors.add(number);
        } else {
            sponsors.set(chance.below(REMEMBERED), number);
        }
        points(shopper, number, sponsor, life, chance);
        levels(number, spent, life, chance);
    }

    /// Some people bring friends again and again.
    private String sponsor(Chance chance) {
        double skewed = chance.share();
        return sponsors.get((int) (skewed * skewed * skewed * sponsors.size()));
    }

    private void points(Shopper shopper, String number, String sponsor, Life life, Chance chance)
            throws IOException {
        int balance = 0;
        int entry = 0;
        for (var purchase : life.purchases) {
            // Small purchases bring points once a month; the export has the larger ones.
            int won = (int) (purchase.cents() / 1000);
            if (won < 9) {
                continue;
            }
            balance += won;
            row(
                    purchase.at().plusHours(1),
                    number,
                    ++entry,
                    "GANA",
                    won,
                    purchase.order(),
                    "",
                    "",
                    chance);
            if (balance > 150 && chance.happens(0.3)) {
                row(
                        purchase.at().plusDays(2),
                        number,
                        ++entry,
                        "CANJEA",
                        balance,
                        "",
                        "",
                        "",
                        chance);
                balance = 0;
            }
        }
        var since = shopper.habits().since().atTime(12, 0);
        if (!sponsor.isEmpty() && since.isAfter(life.from)) {
            row(since, sponsor, 900 + shopper.entity(), "REFERIDO", 50, "", number, "", chance);
            if (!life.purchases.isEmpty()) {
                var first = life.purchases.getFirst();
                row(
                        first.at().plusHours(2),
                        sponsor,
                        901_000 + shopper.entity(),
                        "REFERIDO COMPRA",
                        100,
                        "",
                        number,
                        "",
                        chance);
            }
        }
    }

    private void levels(String number, long spent, Life life, Chance chance) throws IOException {
        if (spent <= 120_000) {
            return;
        }
        long sum = 0;
        for (var purchase : life.purchases) {
            sum += purchase.cents();
            if (sum > 120_000) {
                row(purchase.at().plusDays(1), number, 701, "SUBE", 0, "", "", "PLATA", chance);
                break;
            }
        }
        var left = life.left();
        if (left != null && left.plusMonths(6).isBefore(life.until)) {
            row(left.plusMonths(6), number, 702, "BAJA", 0, "", "", "BÁSICO", chance);
        }
    }

    private void row(
            LocalDateTime at,
            String member,
            int entry,
            String operation,
            int amount,
            String order,
            String friend,
            String level,
            Chance chance)
            throws IOException {
        if (at.isBefore(office.until().atStartOfDay())) {
            points.row(
                    at,
                    member + "-" + entry,
                    office.blunders.date(points.name(), Office.SECOND.format(at), chance),
                    member,
                    operation,
                    amount == 0 ? "" : amount,
                    order,
                    friend,
                    level);
        }
    }
}
