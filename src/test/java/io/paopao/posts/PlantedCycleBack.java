package io.paopao.posts;

import io.paopao.users.PlantedCycle;
import org.jspecify.annotations.Nullable;

/// The other half of a cycle.
public class PlantedCycleBack {

  @Nullable PlantedCycle cycle;
}
