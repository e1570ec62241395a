/** The layout of the documents that a person is given, in Typst. Whatever is said comes as data (sys.inputs), never as part of this text. */
export const DOCUMENT_TEMPLATE = `
#let it = json(bytes(sys.inputs.document))
#set document(title: it.title, author: it.author)
#set text(lang: it.language, size: 10.5pt, font: ("Noto Sans", "Libertinus Serif"), hyphenate: true)
#set page(paper: "a4", margin: 22mm, footer: context [
  #set text(size: 8.5pt)
  #it.footer #h(1fr) #counter(page).display() / #counter(page).final().first()
])
#show heading: set block(above: 1.5em, below: 0.7em)
#title()
#for paragraph in it.lead { par(paragraph) }
#for section in it.sections {
  heading(level: 1, section.title)
  if section.note != none { par(section.note) }
  for entry in section.entries {
    block(breakable: true, above: 0.9em, terms(..entry.map(((label, value)) => terms.item(label, value))))
  }
}
`;
