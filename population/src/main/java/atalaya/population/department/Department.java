package atalaya.population.department;

import atalaya.population.export.Table;
import atalaya.population.story.Firm;
import atalaya.population.story.FirmLife;
import atalaya.population.story.Life;
import atalaya.population.story.Shopper;
import java.io.IOException;
import java.util.List;

/// A department that keeps a system of its own.
public interface Department {
    /// Writes what this department saw of a customer.
    void serve(Shopper shopper, Life life) throws IOException;

    /// Writes what this department saw of a firm; most see nothing.
    default void serve(Firm firm, FirmLife life) throws IOException {}

    /// Its exports, to be closed when all customers have been served.
    List<Table> tables();
}
