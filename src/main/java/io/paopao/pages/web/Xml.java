package io.paopao.pages.web;

import java.io.ByteArrayOutputStream;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// An XML document in the making: what people wrote can be nothing but text in it.
final class Xml {

  private static final Pattern FORBIDDEN =
      Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final XMLStreamWriter writer;

  private Xml() throws XMLStreamException {
    writer = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
  }

  private interface Step {
    void run() throws XMLStreamException;
  }

  static Xml open(String root, String namespace) {
    try {
      Xml xml = new Xml();
      xml.writer.writeStartDocument("UTF-8", "1.0");
      xml.writer.writeStartElement(root);
      xml.writer.writeDefaultNamespace(namespace);
      return xml;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  Xml start(String name) {
    return with(() -> writer.writeStartElement(name));
  }

  Xml end() {
    return with(writer::writeEndElement);
  }

  Xml text(String name, String text) {
    return with(() -> {
      writer.writeStartElement(name);
      writer.writeCharacters(FORBIDDEN.matcher(text).replaceAll(""));
      writer.writeEndElement();
    });
  }

  Xml empty(String name, String attribute, String value) {
    return with(() -> {
      writer.writeEmptyElement(name);
      writer.writeAttribute(attribute, value);
    });
  }

  /// The whole document as UTF-8.
  byte[] close() {
    with(() -> {
      writer.writeEndDocument();
      writer.close();
    });
    return out.toByteArray();
  }

  private Xml with(Step step) {
    try {
      step.run();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
