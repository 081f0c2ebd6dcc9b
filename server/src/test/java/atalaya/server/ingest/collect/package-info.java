@NullMarked
package atalaya.server.ingest.collect;

import org.jspecify.annotations.NullMarked;
