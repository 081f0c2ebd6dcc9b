package atalaya.server.profile;

import atalaya.identity.record.RecordType;
import atalaya.server.resolve.CustomerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One customer as a line of a list.
///
/// @param phone the golden telephone, or null
/// @param document the golden document or tax id, or null
/// @param owner the employee who looks after the customer, or null
public record ProfileRow(
        CustomerId customer,
        RecordType type,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String document,
        @Nullable String city,
        @Nullable String owner,
        List<String> sources,
        int records,
        long interactions,
        @Nullable Instant lastAt) {}
