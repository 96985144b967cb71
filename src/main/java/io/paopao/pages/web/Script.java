package io.paopao.pages.web;

import io.paopao.pages.text.Language;

/// Which language a text is in, as far as its script tells.
final class Script {

  private Script() {}

  static String language(String text) {
    boolean han = text.codePoints().limit(400).anyMatch(Character::isIdeographic);
    return han ? Language.CHINESE.tag() : Language.ENGLISH.tag();
  }
}
