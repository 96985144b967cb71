-- What a publication is about, a post or a thread; '' for anything else. By it the words of what is deleted are found.
ALTER TABLE publication
  ADD COLUMN subject VARCHAR(20) NOT NULL DEFAULT '' AFTER type,
  ADD KEY by_subject (subject);
