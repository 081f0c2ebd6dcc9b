package atalaya.server.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Which database to open.
///
/// @param data the folder of our own PostgreSQL; not looked at when there is an address
/// @param address `jdbc:postgresql://…` of another PostgreSQL
/// @param join whether to share the folder's PostgreSQL when another process runs it; otherwise
///   that is refused
public record StoreSettings(Path data, @Nullable String address, boolean join) {}
