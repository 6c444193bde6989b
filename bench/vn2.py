#!/usr/bin/env python3
"""Plays the VN2 inventory competition with `./tributary bench vn2` and prints the cost of weeks 3 to 8.

  bench/vn2.py DIR [--tributary "./tributary"] [--keep FOLDER]

DIR holds the competition's files, the sales of weeks 0 to 8 among them. For every round K from 1 to 6 a temporary
folder gets only what that round may know: the files of week 0 and the sales of week K-1, and of the in-stock flags
only the columns up to that week. The rules, week by week: transit due arrives, demand is met as far as stock goes,
a unit left at the end of the week costs 0.2, a unit not served costs 1. An order of round K arrives at the start of
week K+2, so the orders of rounds 1 to 6 decide weeks 3 to 8. Needs nothing but Python 3.
"""
import argparse, csv, json, pathlib, shlex, shutil, subprocess, sys, tempfile

HOLDING, LOST_SALE, ROUNDS, FIRST_PAID = 0.2, 1.0, 6, 3


def table(path):
    with open(path, newline="") as file:
        rows = list(csv.reader(file))
    return rows[0], {(r[0], r[1]): r for r in rows[1:] if r}


def find(folder, pattern):
    found = sorted(folder.glob(pattern))
    if not found:
        sys.exit(f"There is no '{pattern}' in {folder}. Maybe the folder is not the competition's.")
    return found[0]


def show(source, folder, week):
    """Copies what is known when the sales of this week are the newest."""
    for path in (find(source, "Week 0 - Master.csv"), find(source, f"Week {week} - * - Sales.csv")):
        shutil.copy(path, folder / path.name)
    known = set(table(find(source, f"Week {week} - * - Sales.csv"))[0])
    flags = find(source, "Week 0 - In Stock.csv")
    header, rows = table(flags)
    keep = [i for i, name in enumerate(header) if name in known]
    with open(folder / flags.name, "w", newline="") as file:
        out = csv.writer(file)
        out.writerow([header[i] for i in keep])
        out.writerows([row[i] for i in keep] for row in rows.values())


def order(command, source, week, state, keep):
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(temporary)
        seen = work / "seen"
        seen.mkdir()
        show(source, seen, week - 1)
        with open(work / "state.csv", "w", newline="") as file:
            out = csv.writer(file)
            out.writerow(["Store", "Product", "End Inventory", "In Transit W+1", "In Transit W+2"])
            out.writerows([*key, *units] for key, units in state.items())
        run = [*shlex.split(command), "bench", "vn2", str(seen), "--round", str(week),
               "--state", str(work / "state.csv"), "--out", str(work / "orders.csv")]
        if subprocess.run(run, stdout=sys.stderr).returncode != 0:
            sys.exit(f"Round {week} failed: {shlex.join(run)}")
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            shutil.copy(work / "orders.csv", keep / f"orders-{week}.csv")
        return {key: int(row[2]) for key, row in table(work / "orders.csv")[1].items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dir", type=pathlib.Path)
    parser.add_argument("--tributary", default=str(pathlib.Path(__file__).resolve().parent.parent / "tributary"))
    parser.add_argument("--keep", type=pathlib.Path, help="folder for the orders of every round")
    a = parser.parse_args()
    header, rows = table(find(a.dir, "Week 0 - * - Initial State.csv"))
    columns = [header.index(name) for name in ("End Inventory", "In Transit W+1", "In Transit W+2")]
    state = {key: [int(float(row[i])) for i in columns] for key, row in rows.items()}
    demand = table(find(a.dir, f"Week {ROUNDS + 2} - * - Sales.csv"))[1]
    weeks = []
    for week in range(1, ROUNDS + 3):
        ordered = order(a.tributary, a.dir, week, state, a.keep) if week <= ROUNDS else {}
        if ordered.keys() - state.keys() or any(q < 0 for q in ordered.values()):
            sys.exit(f"The orders of round {week} name unknown items or negative quantities.")
        held = lost = 0
        for key, (hand, due, later) in state.items():
            wanted = int(float(demand[key][len(demand[key]) - (ROUNDS + 2) + week - 1]))
            sold = min(hand + due, wanted)
            held += hand + due - sold
            lost += wanted - sold
            state[key] = [hand + due - sold, later, ordered.get(key, 0)]
        weeks.append({"week": week, "ordered": sum(ordered.values()), "held": held, "lost": lost,
                      "cost": round(HOLDING * held + LOST_SALE * lost, 1)})
        print(json.dumps(weeks[-1]))
    paid = weeks[FIRST_PAID - 1:]
    print(json.dumps({"weeks": "3-8", "cost": round(sum(w["cost"] for w in paid), 1),
                      "holding": round(HOLDING * sum(w["held"] for w in paid), 1),
                      "lostSales": round(LOST_SALE * sum(w["lost"] for w in paid), 1)}))


if __name__ == "__main__":
    main()
