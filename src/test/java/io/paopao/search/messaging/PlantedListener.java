package io.paopao.search.messaging;

import io.paopao.search.rest.SearchResource;
import org.jspecify.annotations.Nullable;

/// Breaks a rule: messaging does not know REST.
public class PlantedListener {

  @Nullable SearchResource resource;
}
