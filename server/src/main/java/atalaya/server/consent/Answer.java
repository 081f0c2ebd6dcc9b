package atalaya.server.consent;

import java.util.List;

/// Whether somebody may be contacted by a channel for a purpose: the strictest of what their
/// records and contact points say.
///
/// @param granted false when anything says no, or nothing says yes
/// @param statements the last of each record, the one that decided first
/// @param bound whether a contact point decided that another record objected with
public record Answer(
        String channel,
        String purpose,
        boolean granted,
        List<Statement> statements,
        boolean bound) {}
