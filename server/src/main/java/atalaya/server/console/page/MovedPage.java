package atalaya.server.console.page;

import java.util.List;

/// A customer that is no more, and the customers its records went to.
public record MovedPage(String id, List<CustomerLine> now) {}
