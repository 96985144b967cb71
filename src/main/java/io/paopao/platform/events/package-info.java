/// Events: written with the data in an outbox, relayed to Kafka, heard exactly once.
@NullMarked
package io.paopao.platform.events;

import org.jspecify.annotations.NullMarked;
