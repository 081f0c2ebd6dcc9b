package atalaya.population.story;

import java.util.List;

/// Something Mercado Norte sells.
///
/// @param cents its price with taxes
/// @param margin the share of the price that is left after what it cost
/// @param returned how often it is sent back
/// @param defective of those sent back, how many have a defect
/// @param connected whether it reports readings under a number of its own
public record Product(
        String article,
        String name,
        String category,
        long cents,
        double margin,
        double returned,
        double defective,
        boolean connected,
        double weight) {

    static Product read(List<String> cells) {
        return new Product(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                Math.round(100 * Double.parseDouble(cells.get(3))),
                Double.parseDouble(cells.get(4)),
                Double.parseDouble(cells.get(5)),
                Double.parseDouble(cells.get(6)),
                cells.get(7).equals("yes"),
                Double.parseDouble(cells.get(8)));
    }

    public long costCents() {
        return Math.round(cents * (1 - margin));
    }
}
