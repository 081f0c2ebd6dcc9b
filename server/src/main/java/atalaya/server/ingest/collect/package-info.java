/// Events over HTTP, in Segment's form, from the client libraries that companies have already.
///
/// [CollectController] is the edge, [Envelope] what a body holds, and [Reception] stores it before
/// anybody is answered. [atalaya.server.ingest.Intake] takes it in behind.
@NullMarked
package atalaya.server.ingest.collect;

import org.jspecify.annotations.NullMarked;
