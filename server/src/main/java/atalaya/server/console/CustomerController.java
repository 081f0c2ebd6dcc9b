package atalaya.server.console;

import atalaya.identity.record.Attribute;
import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.console.TimelineParts.Asked;
import atalaya.server.profile.Profile;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// `/customers/{id}`: one customer, whole. htmx asks for the timeline alone by the same address.
@RestController
class CustomerController {

    private final Frame frame;
    private final Pages pages;
    private final Visible visible;
    private final CustomerPages customerPages;
    private final TimelineParts timelines;
    private final SharedPoints shared;
    private final Notices notices;
    private final Catalogue catalogue;
    private final OwedParts owedParts;
    private final Audit audit;

    CustomerController(
            Frame frame,
            Pages pages,
            Visible visible,
            CustomerPages customerPages,
            TimelineParts timelines,
            SharedPoints shared,
            Notices notices,
            Catalogue catalogue,
            OwedParts owedParts,
            Audit audit) {
        this.frame = frame;
        this.pages = pages;
        this.visible = visible;
        this.customerPages = customerPages;
        this.timelines = timelines;
        this.shared = shared;
        this.notices = notices;
        this.catalogue = catalogue;
        this.owedParts = owedParts;
        this.audit = audit;
    }

    /// What the address may ask for beyond the customer.
    record Query(
            @Nullable String ch,
            @Nullable String type,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @Nullable String before,
            @Nullable String correct,
            @Nullable Long corrected,
            @Nullable Long did,
            @Nullable String tier) {

        Asked asked() {
            return new Asked(
                    CustomersController.given(ch),
                    CustomersController.given(type),
                    from,
                    to,
                    CustomersController.given(before));
        }
    }

    @GetMapping("/customers/{id}")
    ResponseEntity<String> customer(
            SignedIn who,
            @PathVariable String id,
            Query query,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
            HttpServletRequest request) {
        return switch (visible.seek(who, id)) {
            case Visible.Sought.Here(var profile) -> {
                audit.recordRead(who, "customer.viewed", profile.customer().toString());
                yield "timeline".equals(target)
                        ? timeline(who, profile, query, request)
                        : page(who, profile, query, request);
            }
            case Visible.Sought.Moved(var to) -> moved("/customers/" + to);
            case Visible.Sought.Unknown() -> throw new NoSuchCustomer(id);
        };
    }

    private ResponseEntity<String> page(
            SignedIn who, Profile profile, Query query, HttpServletRequest request) {
        var w = frame.words(who, request);
        var tags = catalogue.tags(w);
        var shell =
                frame.around(who, request, w, who.masks().showName(profile.name()), "customers");
        var says = new IdentityParts(w, tags, who.masks());
        var notice =
                notices.ofDecision(query.did(), w)
                        .or(() -> notices.ofCorrection(query.corrected(), profile, says))
                        .or(() -> notices.ofTier(query.tier(), w));
        var correcting =
                query.correct() == null ? null : Attribute.parse(query.correct()).orElse(null);
        var page = customerPages.of(who, profile, query.asked(), correcting, w, tags);
        var parts = new HashMap<String, Object>();
        parts.put("shell", notice.map(shell::with).orElse(shell));
        parts.put("page", page);
        var owed = owedParts.of(who, profile.customer(), w);
        if (owed != null) {
            parts.put("owed", owed);
        }
        return pages.show("customer", parts);
    }

    private ResponseEntity<String> timeline(
            SignedIn who, Profile profile, Query query, HttpServletRequest request) {
        var w = frame.words(who, request);
        var asked = query.asked();
        var part =
                timelines.of(
                        profile.customer(),
                        asked,
                        timelines.counts(profile, asked, w),
                        w,
                        catalogue.tags(w),
                        who.masks(),
                        shared.of(profile, who, w));
        return pages.show("part/timeline", Map.of("w", w, "part", part));
    }

    /// Nobody may keep the answer: undoing the merge brings the old address back.
    static ResponseEntity<String> moved(String url) {
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .cacheControl(CacheControl.noStore())
                .location(URI.create(url))
                .build();
    }
}
