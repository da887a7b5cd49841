"""Files that extend each other in a circle."""


def test_two_files_in_a_circle(workplace):
    workplace.write("other.yaml", "schema: 1\nextends: plan\n")
    assert workplace.faults("schema: 1\nextends: other.yaml\n") == [
        "other.yaml:2:10: extends: plan extends in a circle: plan.yaml -> other.yaml -> plan.yaml"
    ]


def test_a_file_that_extends_itself(workplace):
    assert workplace.faults("schema: 1\nextends: ./plan.yaml\n") == [
        "plan.yaml:2:10: extends: ./plan.yaml extends in a circle: plan.yaml -> plan.yaml"
    ]
