package io.paopao.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes a bad body of a good one, mostly by one change.
record Mutation(RandomGenerator chance, Oddities odd) {

  /// Halves of surrogate pairs have no form in UTF-8: all of that is written in escapes.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  Mutation(RandomGenerator chance) {
    this(chance, new Oddities(chance));
  }

  String of(String good) {
    try {
      JsonNode root = JSON.readTree(good.isEmpty() ? "{}" : good);
      return switch (chance.nextInt(12)) {
        case 0 -> JSON.writeValueAsString(odd.json());
        case 1 -> broken(good);
        case 2 -> "[" + good + "]";
        default -> JSON.writeValueAsString(changed(root));
      };
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(good, e);
    }
  }

  private String broken(String good) {
    int at = chance.nextInt(good.length() + 1);
    return chance.nextBoolean()
        ? good.substring(0, at)
        : good.substring(0, at) + (char) chance.nextInt(0x20, 0x7f) + good.substring(at);
  }

  private JsonNode changed(JsonNode root) {
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    if (containers.isEmpty()) {
      return odd.json();
    }
    switch (containers.get(chance.nextInt(containers.size()))) {
      case ObjectNode object -> change(object);
      case ArrayNode array -> array.insert(chance.nextInt(array.size() + 1), odd.json());
      default -> throw new AssertionError("no container");
    }
    return root;
  }

  private void change(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    int kind = names.isEmpty() ? 0 : chance.nextInt(10);
    switch (kind) {
      case 0 -> object.set(odd.text(), odd.json());
      case 1 -> object.remove(names.get(chance.nextInt(names.size())));
      case 2 -> names.forEach(name -> object.set(name, odd.json()));
      default -> object.set(names.get(chance.nextInt(names.size())), odd.json());
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
    }
    node.forEach(child -> collect(child, containers));
  }
}
