use avtaleverk::{clause::Library, diag::Findings, project::Project, source::Sources};
fn main() {
    let mut s = Sources::default(); let mut f = Findings::default();
    let p = Project::open(std::path::Path::new("."), &mut s).unwrap_or_else(|e| panic!("{e:?}"));
    let c = p.library_files("clauses", &mut s, &mut f); let t = p.library_files("templates", &mut s, &mut f);
    let l = Library::load(&c, &t, &s, &mut f);
    for x in f.sorted() { let pl = x.labels.first().map(|l| { let q = s.get(l.place.source); let (a,b)=q.line_column(l.place.span.start); format!("{}:{a}:{b} «{}»", q.path, q.text.get(l.place.span.start..l.place.span.end).unwrap_or("")) }); println!("{} {} | {} | {}", x.rule, pl.unwrap_or_default(), x.what.en, x.todo.map(|t|t.en).unwrap_or_default()); }
    println!("{} clauses", l.clauses().count());
}
