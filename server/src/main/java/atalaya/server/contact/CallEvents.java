package atalaya.server.contact;

import atalaya.identity.standard.IdentifierType;
import atalaya.server.access.WriteKey;
import atalaya.server.access.WriteKey.Trust;
import atalaya.server.contact.Caller.Named;
import atalaya.server.contact.Callers.Recognised;
import atalaya.server.ingest.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What telephony tells, as the event in Segment's form that any source might have sent.
final class CallEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CallEvents() {}

    /// A number that one person holds, or nobody, names whose the call is, and so does an e-mail.
    /// Where several hold it, or they come with another identifier, it is of the record of whom it
    /// is almost surely; else only the agent can say who it was, and until then the event leans on
    /// its call.
    static StoredEvent of(CallReport report, WriteKey key, Recognised found, Instant now) {
        var properties = new LinkedHashMap<String, Object>();
        var anchor = found.anchor();
        put(properties, found.shared() ? "caller" : "phone", found.number());
        if (anchor != null && (found.shared() || found.number() == null)) {
            properties.put("record_of", anchor.key().toString());
        } else if (found.named() instanceof Named(var type, var value)
                && type.equals(IdentifierType.EMAIL.word())
                && !found.shared()) {
            properties.put("email", value);
        }
        properties.put("call_id", key.source() + ":" + report.callId());
        properties.put("channel", report.channel().word());
        put(properties, "agent", report.agent());
        put(properties, "queue", report.queue());
        put(properties, "wait_seconds", report.waitSeconds());
        var event = new LinkedHashMap<String, Object>();
        event.put("type", "track");
        event.put("event", report.channel().interaction(report.phase()));
        put(event, "timestamp", report.at() == null ? null : report.at().toString());
        event.put("properties", properties);
        return new StoredEvent(
                key.source(),
                report.messageId(),
                key.key(),
                key.trust() == Trust.PUBLIC,
                now,
                null,
                hash(report),
                JSON.writeValueAsString(event));
    }

    /// Of what telephony said alone: that more is known of the number today makes it no other
    /// event.
    private static byte[] hash(CallReport report) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Arrays.copyOf(
                    digest.digest(report.toString().getBytes(StandardCharsets.UTF_8)), 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256.", missing);
        }
    }

    private static void put(
            LinkedHashMap<String, Object> into, String name, @Nullable Object value) {
        if (value != null) {
            into.put(name, value);
        }
    }
}
