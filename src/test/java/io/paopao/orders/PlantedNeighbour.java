package io.paopao.orders;

import io.paopao.points.Customer;

/// Breaks a rule: orders know of their neighbours what happens to them, not what they are.
public record PlantedNeighbour(Customer customer) {}
