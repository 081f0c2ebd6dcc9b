package atalaya.population.story;

import atalaya.population.chance.Chance;
import atalaya.population.chance.Lines;
import atalaya.population.chance.Weighted;
import java.util.List;

/// What is sold, and where.
public final class Catalogue {
    /// @param number as tills print it
    public record Shop(String number, String town, double weight) {}

    private final Weighted<Product> products =
            Weighted.of(
                    Lines.of(Catalogue.class, "products.txt").stream().map(Product::read).toList(),
                    Product::weight);
    private final Weighted<Shop> shops =
            Weighted.of(
                    Lines.of(Catalogue.class, "shops.txt").stream()
                            .map(cells ->
                                    new Shop(
                                            cells.get(0),
                                            cells.get(1),
                                            Double.parseDouble(cells.get(2))))
                            .toList(),
                    Shop::weight);

    public Product any(Chance chance) {
        return products.pick(chance);
    }

    public Product article(String article) {
        return products.things().stream()
                .filter(product -> product.article().equals(article))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "No article " + article + " in products.txt."));
    }

    /// The shop in the town, where there is one; else some other.
    public Shop near(String town, Chance chance) {
        return shops.things().stream()
                .filter(shop -> shop.town().equals(town))
                .findFirst()
                .orElseGet(() -> shops.pick(chance));
    }

    public List<Shop> shops() {
        return shops.things();
    }
}
