package atalaya.population.story;

import java.time.LocalDateTime;
import java.util.List;

/// What happens to the cast, told over the quiet life they had otherwise.
///
/// Days are counted back from the end of the story, so that "open for 41 days" is true on the day
/// the sample is opened.
final class CastStories {
    private static final String COFFEE = "CAF-DUO";

    private final Catalogue catalogue;

    CastStories(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void tell(String key, Shopper shopper, Life life) {
        switch (key) {
            case "marta" -> marta(shopper, life);
            case "ramiro" -> ramiro(shopper, life);
            case "beatriz" -> beatriz(shopper, life);
            case "gonzalo" -> gonzalo(shopper, life);
            case "nieves" -> nieves(shopper, life);
            case "julian", "adela", "oscar" -> nineMinutes(shopper, life);
            case "carmen" -> carmen(shopper, life);
            default -> {
                // The others are told by how they are written down, not by what happens to them.
            }
        }
    }

    private void marta(Shopper shopper, Life life) {
        life.purchases.removeIf(bought -> bought.at().isAfter(ago(life, 14, 0, 0)));
        life.returns.clear();
        life.calls.clear();
        life.cases.clear();
        life.surveys.clear();
        var coffee = buy(life, shopper, "P-769310", ago(life, 55, 19, 42), true, COFFEE);
        delivered(life, coffee, 3);
        life.returns.add(
                new Life.GoodsReturn(
                        "RMA-20871",
                        coffee,
                        coffee.lines().getFirst(),
                        "Defecto",
                        true,
                        ago(life, 48, 10, 5),
                        ago(life, 41, 11, 26),
                        null,
                        null,
                        null));
        var order =
                new Purchase(
                        "P-771204",
                        ago(life, 10, 20, 17),
                        true,
                        coffee.shop(),
                        List.of(
                                new Purchase.Line(catalogue.article("PEQ-FRE"), 1, 9_900),
                                new Purchase.Line(catalogue.article("CAS-CAM"), 1, 5_990),
                                new Purchase.Line(catalogue.article("ALI-CAF"), 1, 2_750)),
                        "",
                        false);
        life.purchases.add(order);
        life.deliveries.add(
                new Life.Delivery(
                        "E-771204",
                        order,
                        "Norte Express",
                        ago(life, 9, 9, 12),
                        order.at().toLocalDate().plusDays(2),
                        null,
                        ago(life, 9, 18, 20)));
        life.surveys.add(
                new Life.Survey(
                        "Q88101",
                        true,
                        ago(life, 190, 10, 0),
                        ago(life, 190, 21, 15),
                        9,
                        "Todo bien, volveré.",
                        ""));
        life.surveys.add(
                new Life.Survey(
                        "Q88213",
                        true,
                        ago(life, 3, 9, 0),
                        ago(life, 3, 12, 10),
                        6,
                        "Llevo más de un mes esperando mi dinero.",
                        "RMA-20871"));
        hangUp(life, "L8821301", ago(life, 3, 18, 20), 580, "RMA-20871");
        hangUp(life, "L8821302", ago(life, 3, 18, 42), 365, "RMA-20871");
        life.cases.add(
                new Life.ServiceCase(
                        "CS-88213",
                        Topic.DELAY,
                        ago(life, 2, 10, 30),
                        List.of(),
                        null,
                        null,
                        "Reembolso de 329 € pendiente desde hace 41 días."));
    }

    private void ramiro(Shopper shopper, Life life) {
        var bought = buy(life, shopper, "P-702118", ago(life, 262, 20, 31), true, "PEQ-RAS");
        life.returns.add(
                new Life.GoodsReturn(
                        "RMA-18230",
                        bought,
                        bought.lines().getFirst(),
                        "Defecto",
                        true,
                        ago(life, 250, 9, 40),
                        ago(life, 244, 12, 2),
                        ago(life, 92, 10, 55),
                        ago(life, 66, 13, 20),
                        null));
        answered(
                life,
                "L7021801",
                ago(life, 225, 10, 15),
                340,
                "PENDIENTE",
                "Reclama el reembolso, 25 días desde la devolución.",
                "RMA-18230");
        answered(
                life,
                "L7021802",
                ago(life, 181, 11, 40),
                515,
                "TRANSFERIDA",
                "Reclama el reembolso, 69 días desde la devolución.",
                "RMA-18230");
        answered(
                life,
                "L7021803",
                ago(life, 120, 12, 5),
                610,
                "ESCALADA",
                "Reclama el reembolso, 130 días. Muy molesto: le llaman para venderle y no le pagan.",
                "RMA-18230");
        life.cases.add(
                new Life.ServiceCase(
                        "CS-70218",
                        Topic.DELAY,
                        ago(life, 181, 11, 45),
                        List.of(ago(life, 120, 12, 20), ago(life, 101, 9, 30)),
                        ago(life, 66, 13, 30),
                        null,
                        "Reembolso pendiente desde hace seis meses. Amenaza con una hoja de reclamaciones."));
        life.surveys.add(
                new Life.Survey(
                        "Q70218",
                        true,
                        ago(life, 60, 9, 0),
                        ago(life, 60, 9, 50),
                        1,
                        "Seis meses para devolverme el dinero y mientras tanto me llaman para venderme un seguro.",
                        "RMA-18230"));
        life.leave(ago(life, 66, 13, 20));
    }

    private void beatriz(Shopper shopper, Life life) {
        var desk = buy(life, shopper, "P-760077", ago(life, 33, 22, 41), true, "MUE-ESC");
        delivered(life, desk, 2);
        answered(
                life,
                "L7600701",
                ago(life, 34, 13, 20),
                45,
                "RESUELTA",
                "Pregunta medidas del escritorio antes de comprar.",
                "");
        buy(life, shopper, "P-761503", ago(life, 26, 18, 35), false, "MUE-SIL");
        answered(
                life,
                "L7600702",
                ago(life, 12, 14, 2),
                38,
                "RESUELTA",
                "Quiere ver el portátil en la tienda de Bilbao. Se le reserva.",
                "");
        buy(life, shopper, "P-768840", ago(life, 11, 19, 5), false, "INF-POR");
        delivered(life, buy(life, shopper, "P-769955", ago(life, 5, 23, 12), true, "TV-AUR"), 2);
    }

    private void gonzalo(Shopper shopper, Life life) {
        var fridge = buy(life, shopper, "P-733410", ago(life, 141, 12, 10), false, "GRA-FRI");
        delivered(life, fridge, 9);
        int[] days = {131, 112, 90, 63, 37, 15};
        for (int i = 0; i < days.length; i++) {
            answered(
                    life,
                    "L733410" + i,
                    ago(life, days[i], 10 + i % 3, 25),
                    280 + 70 * i,
                    i == 0 ? "PENDIENTE" : "ESCALADA",
                    "El frigorífico vuelve a fallar. Escalado otra vez, vuelve a explicar el caso desde el principio.",
                    "P-733410");
        }
        life.cases.add(
                new Life.ServiceCase(
                        "CS-73341",
                        Topic.DEFECT,
                        ago(life, 131, 10, 40),
                        List.of(
                                ago(life, 112, 11, 40),
                                ago(life, 90, 12, 40),
                                ago(life, 63, 10, 40)),
                        ago(life, 58, 17, 0),
                        ago(life, 37, 11, 40),
                        "Tercera avería del frigorífico combi. Pide el cambio."));
        life.cases.add(
                new Life.ServiceCase(
                        "CS-73342",
                        Topic.TREATMENT,
                        ago(life, 36, 9, 30),
                        List.of(ago(life, 15, 12, 40), ago(life, 6, 9, 10)),
                        null,
                        null,
                        "Cliente oro. Cuatro personas distintas y ninguna conocía su caso."));
        life.surveys.add(
                new Life.Survey(
                        "Q73341",
                        true,
                        ago(life, 14, 9, 0),
                        ago(life, 14, 20, 40),
                        3,
                        "Quince años comprando aquí y me pasan de uno a otro. Decepción total.",
                        "P-733410"));
    }

    private static void nieves(Shopper shopper, Life life) {
        var token = shopper.keys().card();
        if (token != null) {
            life.hold(
                    new Life.CardLife(
                            token,
                            life.until.toLocalDate().minusDays(410),
                            "REGALO CAFETERA",
                            null,
                            null,
                            0,
                            0,
                            2_000));
        }
    }

    private static void nineMinutes(Shopper shopper, Life life) {
        var first = shopper.keys().loyalty().isEmpty() ? shopper.entity() : 10 + shopper.entity();
        hangUp(life, "L90" + first + "1", ago(life, 20 + first % 7, 12, 5), 541, "");
        hangUp(life, "L90" + first + "2", ago(life, 18 + first % 7, 11, 35), 548, "");
    }

    private static void carmen(Shopper shopper, Life life) {
        life.surveys.removeIf(asked -> asked.sent().isAfter(ago(life, 120, 0, 0)));
        life.surveys.add(
                new Life.Survey(
                        "Q61001",
                        true,
                        ago(life, 13, 10, 0),
                        ago(life, 13, 19, 5),
                        8,
                        "Buen precio y entrega rápida.",
                        ""));
        life.surveys.add(
                new Life.Survey(
                        "Q61002",
                        true,
                        ago(life, 8, 10, 0),
                        ago(life, 8, 10, 20),
                        4,
                        "Ya respondí la misma encuesta el lunes. ¿No se hablan entre ustedes?",
                        ""));
    }

    private static LocalDateTime ago(Life life, int days, int hour, int minute) {
        return life.until.minusDays(days).withHour(hour).withMinute(minute);
    }

    private Purchase buy(
            Life life,
            Shopper shopper,
            String order,
            LocalDateTime at,
            boolean online,
            String article) {
        var product = catalogue.article(article);
        var chance = atalaya.population.chance.Chance.of(1, order, 0);
        var bought =
                new Purchase(
                        order,
                        at,
                        online,
                        catalogue.near(shopper.person().home().city(), chance),
                        List.of(new Purchase.Line(product, 1, product.cents())),
                        "",
                        false);
        life.purchases.add(bought);
        return bought;
    }

    private static void delivered(Life life, Purchase bought, int days) {
        var shipped = bought.at().plusDays(1).withHour(9);
        life.deliveries.add(
                new Life.Delivery(
                        "E-" + bought.order().substring(2),
                        bought,
                        "Norte Express",
                        shipped,
                        bought.at().toLocalDate().plusDays(3),
                        null,
                        life.ifCome(bought.at().plusDays(days).withHour(17))));
    }

    private static void hangUp(
            Life life, String number, LocalDateTime at, int seconds, String reference) {
        life.calls.add(
                new Life.Call(
                        number,
                        at,
                        "Posventa",
                        Topic.DELAY,
                        seconds,
                        0,
                        "ABANDONADA",
                        reference,
                        "",
                        null));
    }

    private static void answered(
            Life life,
            String number,
            LocalDateTime at,
            int wait,
            String result,
            String note,
            String reference) {
        life.calls.add(
                new Life.Call(
                        number,
                        at,
                        "Posventa",
                        reference.isEmpty() ? Topic.PRODUCT : Topic.DELAY,
                        wait,
                        320,
                        result,
                        reference,
                        note,
                        null));
    }
}
