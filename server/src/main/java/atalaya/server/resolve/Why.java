package atalaya.server.resolve;

import atalaya.identity.match.BlockingKey;
import atalaya.identity.match.Verdict;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.Identifier;
import java.util.List;

/// Why two records are, or are not, of one customer.
///
/// @param verdict the model's, with the evidence it is made of
/// @param linkMillibits the score from which the model says "same"
/// @param reviewMillibits the score from which it asks a person
/// @param sharedKeys the keys by which the two were found to be compared; empty when nothing
///   brought them together
/// @param commonKeys keys both have that too many records have for all of them to be compared
/// @param hubs identifiers both hold that too many records share, so that they say nothing
/// @param chain the links from one to the other within their customer, strongest first found; empty
///   when they are of different customers or linked directly
/// @param decisions what people decided about the two, oldest first, withdrawn ones included
public record Why(
        SourceKey left,
        SourceKey right,
        CustomerId leftCustomer,
        CustomerId rightCustomer,
        Verdict verdict,
        int linkMillibits,
        int reviewMillibits,
        String model,
        List<BlockingKey> sharedKeys,
        List<BlockingKey> commonKeys,
        List<Identifier> hubs,
        List<ChainLink> chain,
        List<Decision> decisions) {

    /// One link of the chain between two records of a customer.
    ///
    /// @param millibits the model's score, or 0 where a person's decision is the link
    /// @param decision number of the decision that is the link, or 0
    public record ChainLink(SourceKey left, SourceKey right, int millibits, long decision) {}

    public boolean sameCustomer() {
        return leftCustomer.equals(rightCustomer);
    }
}
