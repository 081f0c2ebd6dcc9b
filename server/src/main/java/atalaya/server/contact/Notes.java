package atalaya.server.contact;

import static java.util.Objects.requireNonNull;

import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.IdentifierType;
import atalaya.server.ingest.Notebook;
import atalaya.server.ingest.interaction.Interaction;
import atalaya.server.ingest.interaction.Interaction.Reference;
import atalaya.server.ingest.interaction.Interaction.Who;
import atalaya.server.ingest.interaction.Vocabulary;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Member;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes down what people did with a customer, as interactions of the customer's record.
@Component
final class Notes {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Notebook notebook;
    private final Customers customers;

    Notes(Notebook notebook, Customers customers) {
        this.notebook = notebook;
        this.customers = customers;
    }

    /// Something to write down.
    ///
    /// @param name by which it counts once
    /// @param type a word of the vocabulary
    /// @param call the reference of the call it is about, or null
    record Note(
            String name,
            String type,
            Instant at,
            String channel,
            @Nullable String department,
            @Nullable String call,
            @Nullable String text,
            Map<String, String> properties) {

        Note {
            properties = Map.copyOf(properties);
        }
    }

    /// On a record: of a customer, or of a bare number.
    void write(Note note, Who who) {
        var properties = note.properties;
        notebook.write(
                new Interaction(
                        Notebook.SOURCE,
                        Notebook.SOURCE,
                        note.name,
                        note.type,
                        note.at,
                        note.channel,
                        note.department,
                        null,
                        null,
                        null,
                        null,
                        who,
                        note.call == null ? List.of() : List.of(new Reference("call", note.call)),
                        note.text == null || note.text.isBlank() ? null : note.text.strip(),
                        properties.isEmpty() ? null : JSON.writeValueAsString(properties),
                        Vocabulary.type(note.type).orElseThrow().outcome(properties::get)));
    }

    /// Whose a note of a call is: of whoever it is taken to be, else of the number or e-mail; empty
    /// for whoever came with neither and nobody knows.
    Optional<Who> who(Call call) {
        return record(call)
                .<Who>map(Who.Record::new)
                .or(() ->
                        Optional.ofNullable(call.number())
                                .map(number -> new Who.Leaf(IdentifierType.PHONE, number)))
                .or(() ->
                        Optional.ofNullable(call.named())
                                .filter(named -> named.type().equals(IdentifierType.EMAIL.word()))
                                .map(named -> new Who.Leaf(IdentifierType.EMAIL, named.value())));
    }

    private Optional<SourceKey> record(Call call) {
        var record = call.record();
        return record == null
                ? Optional.empty()
                : customer(record)
                        .flatMap(customer ->
                                customers.members(customer).stream()
                                        .filter(member -> member.record() == record)
                                        .map(Member::key)
                                        .findFirst());
    }

    /// The customer that has a record now.
    Optional<CustomerId> customer(long record) {
        return customers.of(List.of(record)).values().stream().findFirst();
    }

    /// The record that names a customer.
    Member anchor(CustomerId customer) {
        return requireNonNull(
                customers.members(customer).stream().findFirst().orElse(null),
                "a customer has records");
    }
}
