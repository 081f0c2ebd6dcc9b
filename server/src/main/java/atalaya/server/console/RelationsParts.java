package atalaya.server.console;

import atalaya.server.access.Masks;
import atalaya.server.console.draw.TieGraph;
import atalaya.server.console.page.RelationsPart;
import atalaya.server.console.page.Shell;
import atalaya.server.console.page.Words;
import atalaya.server.profile.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds the drawing and the list of those tied to a customer.
record RelationsParts(Words words, SourceTags tags, Masks masks) {

    private static final int LISTED = 8;

    RelationsPart of(String name, List<Relation> relations) {
        if (relations.isEmpty()) {
            return new RelationsPart(null, List.of(), 0);
        }
        var nodes = relations.stream().limit(TieGraph.MOST).map(this::node).toList();
        var graph =
                TieGraph.of(
                        Shell.initials(name),
                        nodes,
                        words.count("console.relations.graph", relations.size()));
        return new RelationsPart(
                graph,
                relations.stream().limit(LISTED).map(this::tie).toList(),
                Math.max(0, relations.size() - LISTED));
    }

    private TieGraph.Node node(Relation relation) {
        return new TieGraph.Node(
                initials(relation),
                name(relation),
                words.label("relation.short", relation.kind()),
                style(relation.kind()),
                url(relation));
    }

    private RelationsPart.Tie tie(Relation relation) {
        return new RelationsPart.Tie(
                name(relation),
                initials(relation),
                relation.kind() == Relation.Kind.CONTACT_OF,
                words.label("relation", relation.kind()),
                tags.title(relation.from()),
                url(relation));
    }

    private String name(Relation relation) {
        return relation.name().isEmpty()
                ? words.text("console.relation.hidden")
                : masks.showName(relation.name());
    }

    private static String initials(Relation relation) {
        return relation.name().isEmpty() ? "·" : Shell.initials(relation.name());
    }

    private static @Nullable String url(Relation relation) {
        return relation.customer() == null ? null : "/customers/" + relation.customer();
    }

    private static String style(Relation.Kind kind) {
        return switch (kind) {
            case HOUSEHOLD -> "household";
            case CONTACT_OF, HAS_CONTACT -> "company";
            case REFERRED_BY, REFERRED -> "referral";
        };
    }
}
