/**
 * The program that the engine runs in Python: reads a line of JSON, `{ "module", "model", "record" }`, and writes one: the JSON that the model makes of the record, or why it refuses.
 * A record is judged as Python's values and as text, which have to agree.
 */
export const server: string = String.raw`
import importlib, json, sys
sys.path.insert(0, sys.argv[1])
from pydantic import ValidationError

def judged(read):
    try:
        return {"stored": read().to_json()}
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        return {"refused": ".".join(str(step) for step in first["loc"]) + ": " + first["msg"]}

for line in sys.stdin:
    asked = json.loads(line)
    model = getattr(importlib.import_module(asked["module"]), asked["model"])
    answer = judged(lambda: model.model_validate(asked["record"]))
    text = json.dumps(asked["record"])
    if "stored" in answer and judged(lambda: model.model_validate_json(text)) != answer:
        answer = {"refused": "read from text, it is another value than read from Python's"}
    print(json.dumps(answer), flush=True)
`;
