package atalaya.server.resolve;

import atalaya.identity.record.SourceKey;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Says why two records are or are not of one customer, and how a customer came together. What it
/// shows is what was computed: the same model judges again, with the identifiers shared now.
@Component
public class Explanations {

    /// Why two records are or are not of one customer; empty when one of them is unknown.
    public Optional<Why> why(SourceKey left, SourceKey right) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// How a customer came together.
    public How how(CustomerId customer) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// The links among the records of a customer, strongest first.
    public List<How.Tie> links(CustomerId customer) {
        throw new UnsupportedOperationException("Not built yet.");
    }
}
