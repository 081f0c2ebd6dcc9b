package atalaya.server.command;

import static atalaya.server.command.FileField.CUSTOMER;
import static atalaya.server.command.FileField.POTENTIAL;
import static atalaya.server.command.FileField.REALISED;
import static atalaya.server.command.FileField.TIER;
import static atalaya.server.command.FileField.TIER_APPROVED;
import static atalaya.server.command.FileField.TIER_FLOOR;

import atalaya.insight.value.Tier;
import atalaya.insight.value.TierStanding;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What tiers are decided from, read from one file or several: what `insight profit` and `insight
/// clv` write can stand side by side. A field of a customer counts once; a row that says it again
/// is set aside.
final class TierFiles {

    static final Set<FileField> FIELDS =
            EnumSet.of(CUSTOMER, REALISED, POTENTIAL, TIER, TIER_FLOOR, TIER_APPROVED);

    private static final List<FileField> SAID =
            List.of(REALISED, POTENTIAL, TIER, TIER_FLOOR, TIER_APPROVED);

    private final BookMoney money;
    private final SortedMap<String, Map<FileField, Object>> customers = new TreeMap<>();

    TierFiles(BookMoney money) {
        this.money = money;
    }

    /// Reads all files; once. Customers are in the order of their keys.
    SortedMap<String, TierStanding> read(List<PlainFile> files) {
        if (files.stream().noneMatch(file -> file.has(REALISED))) {
            files.getFirst().require(REALISED);
        }
        for (var file : files) {
            file.require(CUSTOMER);
            if (SAID.stream().noneMatch(file::has)) {
                throw new AtalayaError(6001, Exit.DATA_REFUSED, "no column says anything of tiers")
                        .at(file.path().toString())
                        .remedy("--realised COLUMN or --potential COLUMN");
            }
            file.read(this::take);
        }
        var standings = new TreeMap<String, TierStanding>();
        customers.forEach((customer, said) -> standings.put(customer, standing(said)));
        return standings;
    }

    private void take(PlainRow row) {
        var said = new EnumMap<FileField, Object>(FileField.class);
        var known = customers.getOrDefault(row.required(CUSTOMER), Map.of());
        for (var field : SAID) {
            if (row.word(field) == null && row.number(field) == null) {
                continue;
            }
            var value = value(row, field);
            if (value.isEmpty()) {
                row.file().refuse(row, field, "unknown-tier");
                return;
            }
            if (known.containsKey(field)) {
                row.file().refuse(row, CUSTOMER, "repeated");
                return;
            }
            said.put(field, value.get());
        }
        customers
                .computeIfAbsent(row.required(CUSTOMER), _ -> new EnumMap<>(FileField.class))
                .putAll(said);
    }

    private Optional<Object> value(PlainRow row, FileField field) {
        var number = row.number(field);
        if (number != null) {
            return Optional.of(money.minor(number));
        }
        return Stream.of(Tier.values())
                .filter(tier -> tier.name().equalsIgnoreCase(row.word(field)))
                .<Object>map(tier -> tier)
                .findFirst();
    }

    private static TierStanding standing(Map<FileField, Object> said) {
        return new TierStanding(
                said.get(REALISED) instanceof Long realised ? realised : 0,
                said.get(POTENTIAL) instanceof Long potential ? potential : 0,
                tier(said, TIER),
                tier(said, TIER_FLOOR),
                tier(said, TIER_APPROVED));
    }

    private static @Nullable Tier tier(Map<FileField, Object> said, FileField field) {
        return said.get(field) instanceof Tier tier ? tier : null;
    }
}
